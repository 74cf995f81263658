//go:build resolver_0_8

package main

import (
	"context"

	"github.com/moby/buildkit/client/llb"
	"github.com/opencontainers/go-digest"
)

type resolver struct{}

func (resolver) ResolveImageConfig(context.Context, string, llb.ResolveImageConfigOpt) (digest.Digest, []byte, error) {
	return digest.FromBytes(config), config, nil
}
