package main

import "example.org/dep"

func main() { println("done", dep.Answer) }
