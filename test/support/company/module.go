package main

import (
	"archive/zip"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// The private module, which a repository and a module proxy serve alike.
const modulePath = "git.corp.example.com/team/lib"

// Its versions, all the same: a build that has one asks for another.
var versions = strings.Fields("v1.0.0 v1.0.1 v1.0.2 v1.0.3 v1.0.4 v1.0.5 v1.0.6 v1.0.7 v1.0.8 v1.0.9")

var moduleFiles = []struct{ name, text string }{
	{"go.mod", "module " + modulePath + "\n\ngo 1.25\n"},
	{"lib.go", "package lib\n\n// Motto is what only members know.\nconst Motto = \"members only\"\n"},
}

// serveModule answers as https://go.dev/ref/mod#goproxy-protocol says.
func serveModule(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, "/"+modulePath+"/@v/")
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind := path.Ext(name)
	version := strings.TrimSuffix(name, kind)
	if name == "list" {
		io.WriteString(w, strings.Join(versions, "\n")+"\n")
		return
	}
	if !slices.Contains(versions, version) {
		http.NotFound(w, r)
		return
	}
	switch kind {
	case ".info":
		io.WriteString(w, `{"Version":"`+version+`"}`)
	case ".mod":
		io.WriteString(w, moduleFiles[0].text)
	case ".zip":
		archive := zip.NewWriter(w)
		for _, file := range moduleFiles {
			f, _ := archive.Create(modulePath + "@" + version + "/" + file.name)
			io.WriteString(f, file.text)
		}
		archive.Close()
	default:
		http.NotFound(w, r)
	}
}

// makeRepository makes the module's git repository in dir/git/team/lib.git.
func makeRepository(dir string) error {
	work := filepath.Join(dir, "work")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	for _, file := range moduleFiles {
		if err := os.WriteFile(filepath.Join(work, file.name), []byte(file.text), 0o644); err != nil {
			return err
		}
	}
	bare := filepath.Join(dir, "git", "team", "lib.git")
	commands := [][]string{
		{"init", "-q", "-b", "main"},
		{"add", "."},
		{"-c", "user.name=me", "-c", "user.email=me@example.com", "commit", "-q", "-m", "lib"},
	}
	for _, version := range versions {
		commands = append(commands, []string{"tag", version})
	}
	commands = append(commands, []string{"clone", "-q", "--bare", ".", bare})
	for _, args := range commands {
		command := exec.Command("git", args...)
		command.Dir, command.Stderr = work, os.Stderr
		if err := command.Run(); err != nil {
			return err
		}
	}
	return nil
}

func gitBackend() string {
	path, _ := exec.Command("git", "--exec-path").Output()
	return filepath.Join(strings.TrimSpace(string(path)), "git-http-backend")
}
