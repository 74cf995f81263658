package main

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// silentGrace 是停止时等待静默连接的时间：它的第一个请求可能还在路上。
const silentGrace = 500 * time.Millisecond

// connections 记录还欠着应答的连接：刚刚接受的，或正在处理请求的。
type connections struct {
	busy sync.Map // 从 net.Conn 到 http.ConnState
}

// track 的签名与 [http.Server.ConnState] 一致。
func (c *connections) track(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew, http.StateActive:
		c.busy.Store(conn, state)
	default:
		c.busy.Delete(conn)
	}
}

// wait 在没有忙碌的连接或 ctx 结束时返回。
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

// closeSilent 关闭还没有发出请求的连接。
func (c *connections) closeSilent() {
	for conn, state := range c.busy.Range {
		if state == http.StateNew {
			_ = conn.(net.Conn).Close() // 对方还没有发出请求，不会有损失
		}
	}
}
