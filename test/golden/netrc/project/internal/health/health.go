// Package health 回答编排系统提出的问题，其中第一个（是否存活）它自己也会发问。
//
// 存活与就绪有意分开：不存活的进程会被重启，没有就绪的进程只是收不到新请求。数据库故障属于后者，重
// 启解决不了。
package health

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// probeTimeout 设得较短，这样在编排系统放弃等待之前，Probe 就能报告原因。
const probeTimeout = 2 * time.Second

// Live 回答进程是否在处理请求。它不看其他任何东西，原因见包的注释。
func Live(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, "ok")
}

// Readiness 表示服务是否愿意接收新请求，也可以通过 HTTP 查询。零值表示不愿意。
type Readiness struct {
	ready atomic.Bool
}

// Set 修改就绪状态。任何 goroutine 都可以随时调用。
func (r *Readiness) Set(ready bool) {
	r.ready.Store(ready)
}

// Ready 返回就绪状态。
func (r *Readiness) Ready() bool {
	return r.ready.Load()
}

// ServeHTTP 返回 200 或 503。
func (r *Readiness) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if r.Ready() {
		answer(w, http.StatusOK, "ready")
	} else {
		answer(w, http.StatusServiceUnavailable, "not ready")
	}
}

func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Cache-Control", "no-store") // 缓存的应答反映的是过去的状态
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // 只有客户端已经断开时才会失败
}

// Probe 在 url 两秒内返回 200 时返回 nil，否则返回原因。
func Probe(ctx context.Context, url string) error {
	return probe(ctx, url, probeTimeout)
}

func probe(ctx context.Context, url string, timeout time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	// 直接使用 Transport：Client 会跟随重定向，默认的 Transport 会采用环境变量里的代理，两者都会问
	// 到别人那里去。
	response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	_ = response.Body.Close() // 没有读取过内容，也就没有什么可丢的
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}
	return nil
}
