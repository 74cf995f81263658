// Reads Dockerfiles, a JSON list of texts, and prints for each why this release of BuildKit refuses it, or "". Every stage
// is read and its variables are expanded, for two platforms, as in a build up to the point where it would run something.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"

	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/solver/pb"
	specs "github.com/opencontainers/image-spec/specs-go/v1"
)

// config is what every image says of itself.
var config = []byte(`{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":[]}}`)

var stageName = regexp.MustCompile(`(?m)^FROM .* AS (\S+)$`)

func refusal(text string) string {
	targets := []string{""}
	for _, match := range stageName.FindAllStringSubmatch(text, -1) {
		targets = append(targets, match[1])
	}
	for _, target := range targets {
		for _, platform := range []specs.Platform{{OS: "linux", Architecture: "amd64"}, {OS: "linux", Architecture: "arm", Variant: "v7"}} {
			opt := dockerfile2llb.ConvertOpt{MetaResolver: resolver{}, TargetPlatform: &platform}
			opt.Target = target
			capabilities := pb.Caps.CapSet(pb.Caps.All())
			opt.LLBCaps = &capabilities
			// Releases return different numbers of results; the error is the last one.
			results := reflect.ValueOf(dockerfile2llb.Dockerfile2LLB).Call([]reflect.Value{
				reflect.ValueOf(context.Background()), reflect.ValueOf([]byte(text)), reflect.ValueOf(opt),
			})
			if err := results[len(results)-1]; !err.IsNil() {
				return fmt.Sprintf("stage %q for %s: %v", target, platform.Architecture+platform.Variant, err)
			}
		}
	}
	return ""
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	refusals := []string{}
	for _, text := range texts {
		refusals = append(refusals, refusal(text))
	}
	out := bytes.Buffer{}
	if err := json.NewEncoder(&out).Encode(refusals); err != nil {
		panic(err)
	}
	os.Stdout.Write(out.Bytes())
}
