//go:build resolver_0_12

package main

import (
	"context"

	"github.com/moby/buildkit/client/llb"
	"github.com/opencontainers/go-digest"
)

type resolver struct{}

func (resolver) ResolveImageConfig(_ context.Context, ref string, _ llb.ResolveImageConfigOpt) (string, digest.Digest, []byte, error) {
	return ref, digest.FromBytes(config), config, nil
}
