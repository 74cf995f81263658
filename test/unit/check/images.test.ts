import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isKnownBase } from '../../../src/check/images.ts';

describe('the environment of an image', () => {
  const known = ['scratch', 'alpine:3.24', 'busybox', 'debian:13-slim', 'golang:1.27', 'ubuntu:24.04'];
  for (const image of [...known, 'm.example.com/docker.io/library/debian', 'gcr.io/distroless/static-debian13:nonroot'])
    it(`is known of ${image}`, () => assert.equal(isKnownBase(image), true));
  for (const image of ['me/debian', 'nginx', 'distroless/static/mine', ''])
    it(`is not known of ${JSON.stringify(image)}`, () => assert.equal(isKnownBase(image), false));
});
