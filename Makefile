# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The few commands that a developer needs. Each installs what it lacks, configures, builds and runs.

.PHONY: run test test-newer coverage bench soak screenshots deb format install clean

run: build/build.ninja
	@meson compile -C build
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  exec build/src/gui/errdex $(ARGS); \
	else \
	  echo "There is no display to open a window on; build/src/cli/errdex-cli works without one: errdex-cli explain CODE."; \
	fi

build/build.ninja:
	@.ci/install build
	@meson setup build -Dtests=false

test:
	@.ci/install build test
	@.ci/suite $(SUITES)

test-newer:
	@.ci/suite newer

coverage:
	@.ci/install build test
	@.ci/suite coverage

bench:
	@.ci/install build test bench
	@test -e build-bench/build.ninja || meson setup build-bench --buildtype=release
	@meson compile -C build-bench
	@tests/bench/run build-bench

# Takes about an hour; `tests/soak/run BUILD --rounds=N` does less.
soak:
	@.ci/install build test
	@test -e build-bench/build.ninja || meson setup build-bench --buildtype=release
	@meson compile -C build-bench
	@tests/soak/run build-bench

screenshots:
	@.ci/install build test screenshots
	@test -e build-test/build.ninja || meson setup build-test -Dwerror=true
	@meson compile -C build-test
	@tests/screenshots build-test data/screenshots

# Without the tests, which dpkg-buildpackage runs by itself.
deb:
	@.ci/install build package
	@DEB_BUILD_OPTIONS="nocheck $${DEB_BUILD_OPTIONS:-}" DEB_BUILD_PROFILES=nocheck dpkg-buildpackage -us -uc -b

format:
	@git ls-files '*.c' '*.h' | xargs clang-format -i

install: build/build.ninja
	@meson install -C build

clean:
	@rm -rf build build-test build-asan build-newer build-bench build-coverage
