package main

import (
	"archive/zip"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The private module, which a repository and a module proxy serve alike.
const (
	modulePath = "git.corp.example.com/team/lib"
	version    = "v1.0.0"
)

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
	switch name {
	case "list":
		io.WriteString(w, version+"\n")
	case version + ".info":
		io.WriteString(w, `{"Version":"`+version+`"}`)
	case version + ".mod":
		io.WriteString(w, moduleFiles[0].text)
	case version + ".zip":
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
	for _, args := range [][]string{
		{"init", "-q", "-b", "main"},
		{"add", "."},
		{"-c", "user.name=me", "-c", "user.email=me@example.com", "commit", "-q", "-m", "lib"},
		{"tag", version},
		{"clone", "-q", "--bare", ".", bare},
	} {
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
