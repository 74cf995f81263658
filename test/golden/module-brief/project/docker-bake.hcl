# All images of this module, and one of them:
#   docker buildx bake
#   docker buildx bake NAME
variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

# MIRRORS=off docker buildx bake: from the originals.
variable "MIRRORS" {
  default = "on"
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
    MIRRORS  = MIRRORS
  }
}

target "worker" {
  target = "worker"
  tags   = ["shop-worker:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
    MIRRORS  = MIRRORS
  }
}

target "job" {
  target = "job"
  tags   = ["shop-job:${VERSION}"]
  args = {
    VERSION  = VERSION
    REVISION = REVISION
    MIRRORS  = MIRRORS
  }
}
