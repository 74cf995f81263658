module github.com/You/a.b-c_d/v2

go 1.27.0
