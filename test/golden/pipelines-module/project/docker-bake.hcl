# All images of this module, and one of them:
#   docker buildx bake
#   docker buildx bake NAME
variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

# NETRC=$HOME/.netrc docker buildx bake: with credentials, which end up in no layer.
variable "NETRC" {
  default = ""
}

group "default" {
  targets = ["api", "worker"]
}

target "api" {
  target = "api"
  tags   = ["shop-api:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
  }
  secret = NETRC == "" ? [] : ["id=netrc,src=${NETRC}"]
}

target "worker" {
  target = "worker"
  tags   = ["shop-worker:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
  }
  secret = NETRC == "" ? [] : ["id=netrc,src=${NETRC}"]
}
