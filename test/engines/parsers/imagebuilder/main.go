// Reads Dockerfiles, a JSON list of texts, and prints for each why this release of Buildah's parser refuses it, or "".
// Every stage is read and its variables are expanded, as in a build that runs nothing.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	docker "github.com/fsouza/go-dockerclient"
	"github.com/openshift/imagebuilder"
)

// arguments are the ones that Buildah itself sets.
var arguments = map[string]string{
	"TARGETPLATFORM": "linux/arm/v7", "TARGETOS": "linux", "TARGETARCH": "arm", "TARGETVARIANT": "v7",
}

func refusal(text string) error {
	node, err := imagebuilder.ParseDockerfile(strings.NewReader(text))
	if err != nil {
		return err
	}
	stages, err := imagebuilder.NewStages(node, imagebuilder.NewBuilder(arguments))
	if err != nil {
		return err
	}
	for _, stage := range stages {
		if _, err := stage.Builder.From(stage.Node); err != nil {
			return fmt.Errorf("stage %s: %w", stage.Name, err)
		}
		if err := stage.Builder.FromImage(&docker.Image{Config: &docker.Config{Image: "base"}}, stage.Node); err != nil {
			return fmt.Errorf("stage %s: %w", stage.Name, err)
		}
		for _, instruction := range stage.Node.Children {
			step := stage.Builder.Step()
			if err := step.Resolve(instruction); err != nil {
				return fmt.Errorf("line %d: %w", instruction.StartLine, err)
			}
			if err := stage.Builder.Run(step, imagebuilder.NoopExecutor, false); err != nil {
				return fmt.Errorf("line %d: %w", instruction.StartLine, err)
			}
		}
	}
	return nil
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	refusals := []string{}
	for _, text := range texts {
		if err := refusal(text); err != nil {
			refusals = append(refusals, err.Error())
		} else {
			refusals = append(refusals, "")
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(refusals); err != nil {
		panic(err)
	}
}
