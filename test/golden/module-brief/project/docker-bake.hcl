# All images of this module, and one of them:
#   docker buildx bake
#   docker buildx bake NAME
variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

group "default" {
  targets = ["api", "worker", "job"]
}

target "api" {
  target = "api"
  tags   = ["shop-api:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
  }
}

target "worker" {
  target = "worker"
  tags   = ["shop-worker:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
  }
}

target "job" {
  target = "job"
  tags   = ["shop-job:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
  }
}
