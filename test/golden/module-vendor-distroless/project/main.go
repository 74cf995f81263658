package main

import (
	"net"

	"example.org/dep"
)

func main() {
	listener, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	for {
		if connection, err := listener.Accept(); err == nil {
			connection.Write([]byte{dep.Answer})
			connection.Close()
		}
	}
}
