// Command healthprobe runs as the HEALTHCHECK of the image, without a shell and on every base. It
// exits with 0 if the service on this machine is healthy.
//
//	healthprobe PORT              connects
//	healthprobe PORT PATH         requests a path and expects 2xx or 3xx
//	healthprobe PORT PATH NAME    the same, on the port in the environment variable NAME if it is set
//
// It implements HTTP itself: net/http would make it three times as large.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

const timeout = 2 * time.Second

func main() {
	if err := probe(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "unhealthy:", err)
		os.Exit(1)
	}
}

func probe(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: healthprobe PORT [PATH [NAME]]")
	}
	port := args[0]
	if len(args) > 2 {
		if value := strings.TrimPrefix(os.Getenv(args[2]), ":"); value != "" {
			port = value
		}
	}
	connection, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", port), timeout)
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	if len(args) < 2 || args[1] == "" {
		return nil
	}
	if err := connection.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(connection, "GET %s HTTP/1.0\r\nHost: localhost:%s\r\nUser-Agent: healthprobe\r\n\r\n", args[1], port); err != nil {
		return err
	}
	line, err := bufio.NewReader(connection).ReadString('\n')
	if err != nil {
		return err
	}
	fields := strings.Fields(line)
	if len(fields) < 2 || (fields[1][0] != '2' && fields[1][0] != '3') {
		return fmt.Errorf("%s answered %q", args[1], strings.TrimSpace(line))
	}
	return nil
}
