package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// silentGrace is how long a stop waits for a connection that has sent nothing: its first request
// may be on the way.
const silentGrace = 500 * time.Millisecond

// connections holds those that are owed an answer: just accepted, or with a request under way.
type connections struct {
	busy sync.Map // from net.Conn to http.ConnState
}

// track has the signature of [http.Server.ConnState].
func (c *connections) track(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew, http.StateActive:
		c.busy.Store(conn, state)
	default:
		c.busy.Delete(conn)
	}
}

// wait returns when no connection is busy, or ctx is done.
func (c *connections) wait(ctx context.Context) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	grace := time.After(silentGrace)
	for !c.idle() {
		select {
		case <-ctx.Done():
			return
		case <-grace:
			c.closeSilent()
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

// closeSilent hangs up on those who have not begun a request.
func (c *connections) closeSilent() {
	for conn, state := range c.busy.Range {
		if state == http.StateNew {
			_ = conn.(net.Conn).Close() // whoever is there has nothing to lose
		}
	}
}
