// Company is what a container meets in the network of a company: servers whose certificate a private authority has signed and
// that want a password, and a proxy on the way to everything else. It listens on an address that containers reach, tells its
// ports in one line of JSON, and ends with its input.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

type company struct {
	// Where the authority, the log and the repository are kept.
	dir string
	// Where public hosts are answered for.
	public   string
	secure   net.Listener
	login    string
	password string
	logLock  sync.Mutex
}

func main() {
	c := &company{}
	address := flag.String("address", "", "address to listen on")
	flag.StringVar(&c.dir, "dir", "", "folder to write to")
	flag.StringVar(&c.public, "public", "", "address that answers for every public host")
	flag.StringVar(&c.login, "login", "", "user of the servers")
	flag.StringVar(&c.password, "password", "", "and the password")
	flag.Parse()

	authority, err := newAuthority(filepath.Join(c.dir, "ca.pem"))
	must(err)
	must(makeRepository(c.dir))
	plain, err := net.Listen("tcp", net.JoinHostPort(*address, "0"))
	must(err)
	c.secure, err = authority.listen(net.JoinHostPort(*address, "0"))
	must(err)
	go http.Serve(c.secure, c.servers())
	go http.Serve(plain, c.proxy())
	must(json.NewEncoder(os.Stdout).Encode(map[string]int{
		"https": c.secure.Addr().(*net.TCPAddr).Port,
		"http":  plain.Addr().(*net.TCPAddr).Port,
	}))
	io.Copy(io.Discard, os.Stdin)
}

// log notes a request as one line.
func (c *company) log(words ...any) {
	c.logLock.Lock()
	defer c.logLock.Unlock()
	f, err := os.OpenFile(filepath.Join(c.dir, "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	must(err)
	defer f.Close()
	fmt.Fprintln(f, words...)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "company:", err)
		os.Exit(1)
	}
}
