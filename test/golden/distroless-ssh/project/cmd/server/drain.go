package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

const silentGrace = 500 * time.Millisecond

type connections struct {
	busy sync.Map
}

func (c *connections) track(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew, http.StateActive:
		c.busy.Store(conn, state)
	default:
		c.busy.Delete(conn)
	}
}

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

func (c *connections) closeSilent() {
	for conn, state := range c.busy.Range {
		if state == http.StateNew {
			_ = conn.(net.Conn).Close()
		}
	}
}
