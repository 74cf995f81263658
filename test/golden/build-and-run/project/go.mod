module example.com/orders

// 编译本模块最低需要的 Go 版本，与构建镜像里的相同；更旧的 Go 会拒绝编译，或尝试下载这个版本。
go 1.27.0

// 其余的依赖由 go get 和 go mod tidy 维护。
