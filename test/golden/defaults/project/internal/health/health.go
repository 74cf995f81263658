// Package health answers the questions that an orchestrator asks, and asks the first of
// them itself.
//
// Alive and ready are different on purpose. A process that is not alive is restarted; one that is
// not ready only gets no new requests. A database that is down belongs in the second: a restart
// does not mend it.
package health

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// probeTimeout is short, so that Probe reports the reason before the orchestrator gives up on it.
const probeTimeout = 2 * time.Second

// Live answers that the process serves requests. It looks at nothing else, see the package comment.
func Live(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, "ok")
}

// Readiness says whether the service wants new requests, also over HTTP. The zero value says no.
type Readiness struct {
	ready atomic.Bool
}

// Set changes the answer. It may be called at any time, from any goroutine.
func (r *Readiness) Set(ready bool) {
	r.ready.Store(ready)
}

// Ready returns the answer.
func (r *Readiness) Ready() bool {
	return r.ready.Load()
}

// ServeHTTP answers 200 or 503.
func (r *Readiness) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if r.Ready() {
		answer(w, http.StatusOK, "ready")
	} else {
		answer(w, http.StatusServiceUnavailable, "not ready")
	}
}

func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Cache-Control", "no-store") // an answer from a cache is about the past
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // fails only when the client has gone
}

// Probe returns nil when url answers 200 within two seconds, and the reason when it does not.
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
	// A bare transport, since a client follows redirects, and the default transport takes a proxy
	// from the environment: both would ask somebody else.
	response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
	if err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	_ = response.Body.Close() // nothing was read from it, so nothing can be lost
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}
	return nil
}
