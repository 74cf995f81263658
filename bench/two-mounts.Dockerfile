# What the Go and Docker documentation recommend: two stages, and cache mounts for modules and compiled packages.
ARG BUILD_IMAGE=m.daocloud.io/docker.io/library/golang:1.26-alpine3.24
ARG RUN_IMAGE=m.daocloud.io/docker.io/library/alpine:3.24
FROM --platform=$BUILDPLATFORM $BUILD_IMAGE AS build
WORKDIR /src
ARG TARGETOS TARGETARCH
ENV CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH GOPROXY=https://goproxy.cn GOSUMDB=sum.golang.google.cn
RUN --mount=type=bind,target=/src \
    --mount=type=cache,id=bench-two-modules,target=/go/pkg/mod \
    --mount=type=cache,id=bench-two-packages,target=/root/.cache/go-build \
    go build -tags=timetzdata -ldflags "-s -w" -o /out/server ./cmd/server
FROM $RUN_IMAGE
COPY --from=build /out/server /server
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --start-interval=1s --retries=3 CMD ["/server", "healthcheck"]
ENTRYPOINT ["/server"]
