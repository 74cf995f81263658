package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// connections holds those that are owed an answer: just accepted, or with a request under way.
type connections struct {
	busy sync.Map // from net.Conn
}

// track has the signature of [http.Server.ConnState].
func (c *connections) track(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew, http.StateActive:
		c.busy.Store(conn, nil)
	default:
		c.busy.Delete(conn)
	}
}

// wait returns when no connection is busy, or ctx is done.
func (c *connections) wait(ctx context.Context) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !c.idle() {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (c *connections) idle() bool {
	for range c.busy.Range {
		return false
	}
	return true
}
