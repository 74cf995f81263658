variable "REGISTRY" {
  default = ""
}

variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = "unknown"
}

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

variable "PLATFORMS" {
  default = "linux/amd64,linux/arm64"
}

variable "CACHE" {
  default = ""
}

variable "SOURCE_DATE_EPOCH" {
  default = null
}

variable "SBOM_GENERATOR" {
  default = ""
}

group "default" {
  targets = ["orders"]
}

target "_build" {
  context = "."
  args = {
    BUILD_IMAGE       = BUILD_IMAGE
    RUN_IMAGE         = RUN_IMAGE
    APK_MIRROR        = APK_MIRROR
    GOPROXY           = GOPROXY
    GOSUMDB           = GOSUMDB
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  }
  ssh = ["default"]
}

target "orders" {
  inherits   = ["_build"]
  tags       = ["${REGISTRY == "" ? "" : "${REGISTRY}/"}orders:${regex_replace(VERSION, "[^\\w.-]", "-")}"]
  cache-from = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:orders"]
}

target "release" {
  name = "${service}-release"
  matrix = {
    service = ["orders"]
  }
  inherits  = [service]
  platforms = split(",", PLATFORMS)
  cache-to  = CACHE == "" ? [] : ["type=registry,ref=${CACHE}:${service},mode=max,ignore-error=true"]
  attest    = ["type=provenance,mode=max", SBOM_GENERATOR == "" ? "type=sbom" : "type=sbom,generator=${SBOM_GENERATOR}"]
  output    = ["type=image,push=${REGISTRY != ""},rewrite-timestamp=true,unpack=false"]
}
