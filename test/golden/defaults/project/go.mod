module example.com/orders

// The oldest Go that may build it. The builder image holds the same release; an older one would
// refuse, or try to download this one.
go 1.27.0

// "go get" and "go mod tidy" keep the list of what else is needed.
