# Builds all images of this module in one go, so that they share the stages that they have in common. All of them, one
# of them, and all with a version:
#   docker buildx bake
#   docker buildx bake NAME
#   VERSION=v1.2.3 REVISION="$(git rev-parse HEAD)" docker buildx bake
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
