# 为本机构建本项目的全部镜像；以及发布用的镜像：面向所有平台、可复现、带证明。
#   docker buildx bake
#   docker buildx bake release

# 加在镜像名前面，并让 release 推送过去，例如 registry.example.com/team
variable "REGISTRY" {
  default = ""
}

# 镜像对自己的说明。
variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

# Dockerfile 的构建参数，默认值在 Dockerfile 里；留空则使用官方地址。
# MIRRORS=off 表示全部使用官方地址：
#   MIRRORS=off docker buildx bake
variable "BUILD_IMAGE" {
  default = null
}

variable "APK_MIRROR" {
  default = null
}

variable "GOPROXY" {
  default = null
}

variable "GOSUMDB" {
  default = null
}

variable "MIRRORS" {
  default = null
}

# release 面向哪些平台。
variable "PLATFORMS" {
  default = "linux/amd64,linux/arm64"
}

# 保存所有阶段的层的仓库，供 CI 那样一开始为空的构建器使用，例如 registry.example.com/team/cache。谁都会读取，只有
# release 写入。
variable "CACHE" {
  default = ""
}

# 镜像的时间。只要它不变，两次构建得到的字节就完全相同：
#   SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) docker buildx bake release
variable "SOURCE_DATE_EPOCH" {
  default = null
}

# 列出镜像内容的程序的镜像。留空则由 BuildKit 自己选择，来自 Docker Hub。
variable "SBOM_GENERATOR" {
  default = MIRRORS == "off" || MIRRORS == "" ? "" : "harbor.example.com/hub/docker/buildkit-syft-scanner:stable-1"
}

# 私有模块的凭据，只在构建时挂载，不会留在任何一层里：
#   NETRC=$HOME/.netrc docker buildx bake --allow=fs.read=$HOME/.netrc
variable "NETRC" {
  default = ""
}

group "default" {
  targets = ["a-b-1"]
}

target "_build" {
  context = "."
  args = {
    BUILD_IMAGE       = BUILD_IMAGE
    APK_MIRROR        = APK_MIRROR
    GOPROXY           = GOPROXY
    GOSUMDB           = GOSUMDB
    MIRRORS           = MIRRORS == "off" ? "" : MIRRORS
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  }
  secret = NETRC == "" ? [] : ["id=netrc,src=${NETRC}"]
}

target "a-b-1" {
  inherits   = ["_build"]
  tags       = ["${REGISTRY == "" ? "" : "${REGISTRY}/"}a-b-1:${regex_replace(VERSION, "[^\\w.-]", "-")}"]
  cache-from = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:a-b-1"]
}

# 每个镜像的发布版。面向多个平台时，Docker 需要启用 containerd 镜像存储，或使用单独的构建器（docker buildx
# create --use）。
target "release" {
  name = "${service}-release"
  matrix = {
    service = ["a-b-1"]
  }
  inherits  = [service]
  platforms = split(",", PLATFORMS)
  cache-to  = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:${service},mode=max,ignore-error=true"]
  # 证明：镜像是怎么做成的，里面有什么。证明里带有自己的时间，所以可复现的只是证明之外的镜像。如果镜像仓库不接受它们，请
  # 加上 --provenance=false --sbom=false
  attest    = ["type=provenance,mode=max", SBOM_GENERATOR == "" ? "type=sbom" : "type=sbom,generator=${SBOM_GENERATOR}"]
  # 文件的时间也改成 SOURCE_DATE_EPOCH；为此，镜像不能在这里解包。
  output    = ["type=image,push=${REGISTRY != ""},rewrite-timestamp=true,unpack=false"]
}
