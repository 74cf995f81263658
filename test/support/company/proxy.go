package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"strings"
)

// proxy is what HTTPS_PROXY names: it knows the company's own hosts, and the public ones.
func (c *company) proxy() http.Handler {
	direct := broken()
	public := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.Out.URL.Host, r.Out.Host = c.public, r.In.Host
	}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodConnect:
			c.log("proxied", r.Host)
			c.tunnel(w, r)
		case r.URL.IsAbs():
			c.log("proxied", r.Host)
			public.ServeHTTP(w, r)
		default:
			direct.ServeHTTP(w, r)
		}
	})
}

func (c *company) tunnel(w http.ResponseWriter, r *http.Request) {
	host, port, _ := net.SplitHostPort(r.Host)
	target := net.JoinHostPort(c.public, port)
	if strings.HasSuffix(host, ".corp.example.com") {
		target = c.secure.Addr().String()
	}
	server, err := net.Dial("tcp", target)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	client, buffered, err := w.(http.Hijacker).Hijack()
	if err != nil {
		server.Close()
		return
	}
	io.WriteString(client, "HTTP/1.1 200 Connection established\r\n\r\n")
	// What was read before the connection was handed over is in the buffer.
	go func() { io.Copy(server, buffered); server.Close() }()
	go func() { io.Copy(client, server); client.Close() }()
}
