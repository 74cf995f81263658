module github.com/you/shop

go 1.25
