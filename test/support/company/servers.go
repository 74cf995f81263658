package main

import (
	"archive/tar"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/cgi"
	"net/http/httputil"
	"path/filepath"
	"strconv"
	"strings"
)

// servers are those of the company, all behind one address: Go modules, apk packages and a git repository for who has the password,
// and under /open/ the first two for everybody.
func (c *company) servers() http.Handler {
	mux := http.NewServeMux()
	apk := c.alpine()
	mux.Handle("/goproxy/", c.forMembers(http.StripPrefix("/goproxy", http.HandlerFunc(serveModule))))
	mux.Handle("/alpine/", c.forMembers(apk))
	mux.Handle("/open/goproxy/", http.StripPrefix("/open/goproxy", http.HandlerFunc(serveModule)))
	mux.Handle("/open/alpine/", http.StripPrefix("/open", apk))
	mux.HandleFunc("/open/hello", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello\n") })
	mux.Handle("/team/lib", c.forMembers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<meta name="go-import" content="%s git https://%s.git">`, modulePath, modulePath)
	})))
	mux.Handle("/team/lib.git/", c.forMembers(&cgi.Handler{
		Path: gitBackend(),
		Env:  []string{"GIT_PROJECT_ROOT=" + filepath.Join(c.dir, "git"), "GIT_HTTP_EXPORT_ALL=1"},
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _, isMember := r.BasicAuth()
		c.log("served", r.Host, r.URL.Path, map[bool]string{true: "member", false: "stranger"}[isMember])
		mux.ServeHTTP(w, r)
	})
}

func (c *company) forMembers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		login, password, ok := r.BasicAuth()
		if !ok || login != c.login || password != c.password {
			w.Header().Set("WWW-Authenticate", `Basic realm="company"`)
			http.Error(w, "members only", http.StatusUnauthorized)
			return
		}
		r.Header.Del("Authorization")
		next.ServeHTTP(w, r)
	})
}

// alpine passes requests on to a public mirror that no build is told of.
func (c *company) alpine() http.Handler {
	return &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = "http", c.public, "mirrors.ustc.edu.cn"
	}}
}

// broken are mirrors that do not work: /status/403/… answers with that status, /empty/… is an Alpine mirror that lacks every package but one.
func broken() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/status/{status}/", func(w http.ResponseWriter, r *http.Request) {
		status, _ := strconv.Atoi(r.PathValue("status"))
		http.Error(w, "broken", status)
	})
	mux.HandleFunc("/empty/", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/APKINDEX.tar.gz") {
			http.NotFound(w, r)
			return
		}
		zipped := gzip.NewWriter(w)
		archive := tar.NewWriter(zipped)
		index := "P:another\nV:1\n\n"
		archive.WriteHeader(&tar.Header{Name: "APKINDEX", Mode: 0o644, Size: int64(len(index))})
		io.WriteString(archive, index)
		archive.Close()
		zipped.Close()
	})
	return mux
}
