package main

import (
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) {})
	log.Fatal(http.ListenAndServe(":9090", nil))
}
