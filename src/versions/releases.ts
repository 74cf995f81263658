/** A release of Go, with the Alpine releases that its `golang:X.Y-alpineA.B` images were built on, newest first. */
export type GoRelease = { readonly version: string; readonly alpine: readonly string[] };

/**
 * Newest first. Go supports the two newest releases (https://go.dev/doc/devel/release), and the official image
 * follows the two newest Alpines for each of them (https://github.com/docker-library/golang/pull/582).
 */
export const goReleases: readonly GoRelease[] = [
  { version: '1.27', alpine: ['3.24', '3.23'] },
  { version: '1.26', alpine: ['3.24', '3.23'] },
  { version: '1.25', alpine: ['3.24', '3.23'] },
];

/** The oldest Go that compiles the modules of src/resolve/telemetry-modules.ts; scripts/telemetry-modules.ts takes them for it. */
export const telemetryGo = '1.26';

/** The end of support of Go releases, as a date, newest first: https://endoflife.date/go */
export const goEndOfLife: Readonly<Record<string, string>> = {
  '1.25': '2026-08-19',
  '1.24': '2026-02-10',
  '1.23': '2025-08-12',
  '1.22': '2025-02-11',
  '1.21': '2024-08-13',
  '1.20': '2024-02-06',
  '1.19': '2023-08-08',
  '1.18': '2023-02-01',
};

/** The end of support of each Alpine release, as a date: https://alpinelinux.org/releases/ */
export const alpineEndOfLife: Readonly<Record<string, string>> = {
  '3.24': '2028-06-01',
  '3.23': '2027-11-01',
  '3.22': '2027-05-01',
  '3.21': '2026-11-01',
  '3.20': '2026-04-01',
  '3.19': '2025-11-01',
  '3.18': '2025-05-09',
  '3.17': '2024-11-22',
};

/** The end of support of the Debian releases that distroless images are made of: https://github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md */
export const distrolessEndOfLife: Readonly<Record<string, string>> = {
  debian12: '2026-09-01',
  debian11: '2025-09-01',
};
