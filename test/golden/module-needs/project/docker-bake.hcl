# All images of this project for this machine, and what is released: for every platform, reproducible, and with
# attestations.
#   docker buildx bake
#   docker buildx bake release

# Stands before the names of images, and makes release push: registry.example.com/team
variable "REGISTRY" {
  default = ""
}

# What the image says of itself.
variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

# Arguments of the Dockerfile, which has the defaults. An empty one stands for the original.
# MIRRORS=off stands for all originals:
#   MIRRORS=off docker buildx bake
variable "BUILD_IMAGE" {
  default = null
}

variable "RUN_IMAGE" {
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

# What release builds for.
variable "PLATFORMS" {
  default = "linux/amd64,linux/arm64"
}

# A repository that keeps the layers of all stages, for builders that start empty as those of CI do:
# registry.example.com/team/cache. Everybody reads it; release writes it.
variable "CACHE" {
  default = ""
}

# The time that the image is from. With one that stays the same, two builds give the same bytes:
#   SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) docker buildx bake release
variable "SOURCE_DATE_EPOCH" {
  default = null
}

# The image of the program that lists what is in an image. Empty stands for BuildKit’s own choice, from Docker Hub.
variable "SBOM_GENERATOR" {
  default = MIRRORS == "off" || MIRRORS == "" ? "" : "m.daocloud.io/docker.io/docker/buildkit-syft-scanner:stable-1"
}

group "default" {
  targets = ["needs"]
}

target "_build" {
  context = "."
  args = {
    BUILD_IMAGE       = BUILD_IMAGE
    RUN_IMAGE         = RUN_IMAGE
    APK_MIRROR        = APK_MIRROR
    GOPROXY           = GOPROXY
    GOSUMDB           = GOSUMDB
    MIRRORS           = MIRRORS == "off" ? "" : MIRRORS
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  }
  # Private modules are fetched with the SSH agent of this machine:
  #   docker buildx bake --allow=ssh
  ssh = ["default"]
}

target "needs" {
  inherits   = ["_build"]
  tags       = ["${REGISTRY == "" ? "" : "${REGISTRY}/"}needs:${regex_replace(VERSION, "[^\\w.-]", "-")}"]
  cache-from = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:needs"]
}

# Each image once more, as it is released. For several platforms, Docker needs its containerd image store or a builder
# of its own (docker buildx create --use).
target "release" {
  name = "${service}-release"
  matrix = {
    service = ["needs"]
  }
  inherits  = [service]
  platforms = split(",", PLATFORMS)
  cache-to  = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:${service},mode=max,ignore-error=true"]
  # Attestations: how it was made, and what is in it. They tell their own time, so that only the images below them are
  # reproducible. For a registry that refuses them: --provenance=false --sbom=false
  attest    = ["type=provenance,mode=max", SBOM_GENERATOR == "" ? "type=sbom" : "type=sbom,generator=${SBOM_GENERATOR}"]
  # Files get the time of SOURCE_DATE_EPOCH as well, for which the image must not be unpacked here.
  output    = ["type=image,push=${REGISTRY != ""},rewrite-timestamp=true,unpack=false"]
}
