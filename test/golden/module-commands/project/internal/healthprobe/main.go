// Command healthprobe 供镜像的 HEALTHCHECK 调用，不需要 shell，任何基础镜像都能用。本机上的服务正常
// 时，退出状态为 0。
//
//	healthprobe PORT              连接端口
//	healthprobe PORT PATH         请求一个路径，2xx 和 3xx 表示正常
//	healthprobe PORT PATH NAME    同上；环境变量 NAME 里有端口时，用其中的端口
//
// 它自己处理 HTTP：用 net/http 的话，体积会是现在的三倍。
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
