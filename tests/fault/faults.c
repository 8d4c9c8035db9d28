// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Preloaded into a program: lets calls to the C library fail, as rules say. The rules are in the
 * variable FAULTS, or in what the symbolic link named by FAULTS_LINK points at, which can be
 * changed while the program runs; see faults-parse.c for how they are written. What happened goes
 * into the file FAULTS_LOG, so that a test can tell whether it has tested anything.
 *
 * ALLOCATION_LIMIT is the size in bytes from which on memory is refused. CLOCK_LINK names a link
 * that points at so many seconds, by which the clock on the wall is wrong. */

/* The plain names and those for large files are defined here, each by itself. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#undef _FORTIFY_SOURCE
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "faults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Fault faults[MAX_FAULTS];
static int n_faults;
static char present[1024]; /* the text of the rules */

/* --- the rules --- */

static void
set_rules (const char *text)
{
  if (strcmp (text, present) == 0)
    return;
  snprintf (present, sizeof present, "%s", text);
  n_faults = faults_parse (text, faults);
  if (n_faults < 0)
    abort ();
}

/* Where a link points at, without any of the functions below. */
static int
read_link (const char *link, char *target, size_t size)
{
  long n = syscall (SYS_readlinkat, AT_FDCWD, link, target, size - 1);

  target[n > 0 ? n : 0] = '\0';

  return n > 0;
}

static void
look_up_rules (void)
{
  const char *rules = getenv ("FAULTS"), *link = getenv ("FAULTS_LINK");
  char text[sizeof present];

  if (link != NULL && read_link (link, text, sizeof text))
    set_rules (text);
  else
    set_rules (rules != NULL ? rules : "");
}

static void
note (const Fault *fault, const char *path)
{
  const char *log = getenv ("FAULTS_LOG");
  char line[4352];
  int fd, length;

  if (log == NULL)
    return;
  fd = (int) syscall (SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  length = snprintf (line, sizeof line, "%s %s %u\n", fault->call, path, fault->calls);
  if (fd < 0 || syscall (SYS_write, fd, line, (size_t) length) != length)
    abort ();
  syscall (SYS_close, fd);
}

/* A path is named by how it ends, with the signs of the shell. */
static int
matches (const Fault *fault, const char *path)
{
  char pattern[sizeof fault->suffix + 1];

  snprintf (pattern, sizeof pattern, "*%s", fault->suffix);

  return fnmatch (pattern, path, 0) == 0;
}

static int
is_due (Fault *fault, const char *call, const char *path)
{
  if (strcmp (fault->call, call) != 0 || !matches (fault, path))
    return 0;
  fault->calls++;

  return fault->calls == fault->nth || (fault->and_later && fault->calls > fault->nth);
}

/* --- what can happen to a file --- */

static void
become (const char *path, FaultKind kind, int length)
{
  char other[4200];

  snprintf (other, sizeof other, "%s.swap", path);
  if (kind == FAULT_TRUNCATE)
    syscall (SYS_truncate, path, (long) length);
  if (kind == FAULT_UNLINK || kind == FAULT_FOLDER || kind == FAULT_PIPE)
    syscall (SYS_unlinkat, AT_FDCWD, path, 0);
  if (kind == FAULT_SWAP)
    syscall (SYS_renameat2, AT_FDCWD, other, AT_FDCWD, path, 0);
  if (kind == FAULT_FOLDER)
    syscall (SYS_mkdirat, AT_FDCWD, path, 0700);
  if (kind == FAULT_PIPE)
    syscall (SYS_mknodat, AT_FDCWD, path, S_IFIFO | 0600, 0);
  if (kind == FAULT_STOP)
    raise (SIGSTOP);
}

/* Returns -1 with errno set if the call is to fail, otherwise how many bytes it may move. */
static long
ask (const char *call, const char *path, size_t count)
{
  int number = 0, before = errno;
  size_t allowed = count;

  pthread_mutex_lock (&lock);
  look_up_rules ();
  for (int i = 0; i < n_faults; i++)
    if (is_due (&faults[i], call, path))
      {
        note (&faults[i], path);
        if (faults[i].kind == FAULT_FAIL)
          number = faults[i].number;
        else if (faults[i].kind == FAULT_SHORT)
          allowed = count < 1 ? count : 1;
        else
          become (path, faults[i].kind, faults[i].number);
      }
  pthread_mutex_unlock (&lock);
  errno = number != 0 ? number : before;

  return number != 0 ? -1 : (long) allowed;
}

static long
ask_at (const char *call, int dir, const char *name, size_t count)
{
  char link[64], folder[4096], path[8200];

  if (name[0] == '/' || dir == AT_FDCWD)
    return ask (call, name, count);
  snprintf (link, sizeof link, "/proc/self/fd/%d", dir);
  read_link (link, folder, sizeof folder);
  snprintf (path, sizeof path, "%s/%s", folder, name);

  return ask (call, path, count);
}

/* Standard input and output are named by their numbers. */
static long
ask_fd (const char *call, int fd, size_t count)
{
  static const char gone[] = " (deleted)";
  char link[64], path[4096];
  size_t length;

  if (fd <= STDERR_FILENO)
    {
      snprintf (path, sizeof path, "&%d", fd);
      return ask (call, path, count);
    }
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  if (!read_link (link, path, sizeof path))
    return (long) count;
  length = strlen (path);
  if (length > sizeof gone && strcmp (path + length - (sizeof gone - 1), gone) == 0)
    path[length - (sizeof gone - 1)] = '\0';

  return ask (call, path, count);
}

/* --- opening --- */

static mode_t
get_mode (int flags, va_list args)
{
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg (args, mode_t) : 0;
}

static int
open_at (int dir, const char *path, int flags, mode_t mode)
{
  if (ask_at ("open", dir, path, 0) < 0)
    return -1;

  return (int) syscall (SYS_openat, dir, path, flags, mode);
}

#define DEFINE_OPEN(name)                                                                          \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list args;                                                                                  \
    mode_t mode;                                                                                   \
                                                                                                   \
    va_start (args, flags);                                                                        \
    mode = get_mode (flags, args);                                                                 \
    va_end (args);                                                                                 \
    return open_at (AT_FDCWD, path, flags, mode);                                                  \
  }

#define DEFINE_OPENAT(name)                                                                        \
  int name (int dir, const char *path, int flags, ...)                                             \
  {                                                                                                \
    va_list args;                                                                                  \
    mode_t mode;                                                                                   \
                                                                                                   \
    va_start (args, flags);                                                                        \
    mode = get_mode (flags, args);                                                                 \
    va_end (args);                                                                                 \
    return open_at (dir, path, flags, mode);                                                       \
  }

int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);
int __openat_2 (int dir, const char *path, int flags);
int __openat64_2 (int dir, const char *path, int flags);

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

int
__open_2 (const char *path, int flags)
{
  return open_at (AT_FDCWD, path, flags, 0);
}

int
__open64_2 (const char *path, int flags)
{
  return open_at (AT_FDCWD, path, flags, 0);
}

int
__openat_2 (int dir, const char *path, int flags)
{
  return open_at (dir, path, flags, 0);
}

int
__openat64_2 (int dir, const char *path, int flags)
{
  return open_at (dir, path, flags, 0);
}

FILE *
fopen (const char *path, const char *mode)
{
  return ask ("open", path, 0) < 0 ? NULL : REAL (fopen) (path, mode);
}

FILE *
fopen64 (const char *path, const char *mode)
{
  return ask ("open", path, 0) < 0 ? NULL : REAL (fopen64) (path, mode);
}

DIR *
opendir (const char *path)
{
  return ask ("opendir", path, 0) < 0 ? NULL : REAL (opendir) (path);
}

struct dirent *
readdir (DIR *dir)
{
  return ask_fd ("readdir", dirfd (dir), 0) < 0 ? NULL : REAL (readdir) (dir);
}

struct dirent64 *
readdir64 (DIR *dir)
{
  return ask_fd ("readdir", dirfd (dir), 0) < 0 ? NULL : REAL (readdir64) (dir);
}

/* --- moving bytes --- */

/* What the sanitizers and the checks of the C library look at comes behind these. */
#define DEFINE_MOVE(name, call, parameters, ...)                                                   \
  ssize_t name parameters                                                                          \
  {                                                                                                \
    long allowed = ask_fd (call, fd, count);                                                       \
                                                                                                   \
    return allowed < 0 ? -1 : REAL (name) (fd, buffer, (size_t) allowed, ##__VA_ARGS__);           \
  }

ssize_t __read_chk (int fd, void *buffer, size_t count, size_t size);
ssize_t __pread_chk (int fd, void *buffer, size_t count, off_t at, size_t size);
ssize_t __pread64_chk (int fd, void *buffer, size_t count, off64_t at, size_t size);

DEFINE_MOVE (read, "read", (int fd, void *buffer, size_t count))
DEFINE_MOVE (__read_chk, "read", (int fd, void *buffer, size_t count, size_t size), size)
DEFINE_MOVE (pread, "read", (int fd, void *buffer, size_t count, off_t at), at)
DEFINE_MOVE (pread64, "read", (int fd, void *buffer, size_t count, off64_t at), at)
DEFINE_MOVE (__pread_chk,
             "read",
             (int fd, void *buffer, size_t count, off_t at, size_t size),
             at,
             size)
DEFINE_MOVE (__pread64_chk,
             "read",
             (int fd, void *buffer, size_t count, off64_t at, size_t size),
             at,
             size)
DEFINE_MOVE (write, "write", (int fd, const void *buffer, size_t count))
DEFINE_MOVE (pwrite, "write", (int fd, const void *buffer, size_t count, off_t at), at)
DEFINE_MOVE (pwrite64, "write", (int fd, const void *buffer, size_t count, off64_t at), at)

ssize_t
writev (int fd, const struct iovec *parts, int n)
{
  long allowed = ask_fd ("write", fd, SIZE_MAX / 2);

  if (allowed < 0)
    return -1;
  if (allowed == 1 && n > 0 && parts->iov_len > 0)
    return REAL (write) (fd, parts->iov_base, 1);

  return REAL (writev) (fd, parts, n);
}

/* --- files as a whole --- */

#define DEFINE_FD(name, call, parameters, ...)                                                     \
  int name parameters { return ask_fd (call, fd, 0) < 0 ? -1 : REAL (name) (__VA_ARGS__); }

#define DEFINE_PATH(name, call, parameters, ...)                                                   \
  int name parameters { return ask (call, path, 0) < 0 ? -1 : REAL (name) (__VA_ARGS__); }

DEFINE_FD (fsync, "fsync", (int fd), fd)
DEFINE_FD (fdatasync, "fsync", (int fd), fd)
DEFINE_FD (ftruncate, "ftruncate", (int fd, off_t length), fd, length)
DEFINE_FD (ftruncate64, "ftruncate", (int fd, off64_t length), fd, length)
DEFINE_FD (flock, "flock", (int fd, int operation), fd, operation)
DEFINE_FD (fchmod, "chmod", (int fd, mode_t mode), fd, mode)
DEFINE_FD (fstat, "stat", (int fd, struct stat *info), fd, info)
DEFINE_FD (fstat64, "stat", (int fd, struct stat64 *info), fd, info)
DEFINE_PATH (stat, "stat", (const char *path, struct stat *info), path, info)
DEFINE_PATH (stat64, "stat", (const char *path, struct stat64 *info), path, info)
DEFINE_PATH (lstat, "stat", (const char *path, struct stat *info), path, info)
DEFINE_PATH (lstat64, "stat", (const char *path, struct stat64 *info), path, info)
DEFINE_PATH (mkdir, "mkdir", (const char *path, mode_t mode), path, mode)
DEFINE_PATH (unlink, "unlink", (const char *path), path)
DEFINE_PATH (access, "access", (const char *path, int mode), path, mode)

/* Both are named by where the file is to be. */
int
rename (const char *old, const char *path)
{
  return ask ("rename", path, 0) < 0 ? -1 : REAL (rename) (old, path);
}

int
link (const char *old, const char *path)
{
  return ask ("link", path, 0) < 0 ? -1 : REAL (link) (old, path);
}

/* On Linux the file is closed also where that fails. */
int
close (int fd)
{
  int failed = ask_fd ("close", fd, 0) < 0, number = errno;
  int result = REAL (close) (fd);

  if (failed)
    errno = number;

  return failed ? -1 : result;
}

void *
mmap (void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
  if (fd >= 0 && ask_fd ("mmap", fd, 0) < 0)
    return MAP_FAILED;

  return (void *) syscall (SYS_mmap, address, length, protection, flags, fd, offset);
}

void *
mmap64 (void *address, size_t length, int protection, int flags, int fd, off64_t offset)
{
  return mmap (address, length, protection, flags, fd, offset);
}

/* --- memory --- */

/* The sanitizers have a limit of their own for this. */
#ifndef WITHOUT_MEMORY
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *block, size_t size);

static int
is_refused (size_t size)
{
  static size_t limit = 0;

  if (limit == 0)
    {
      const char *given = getenv ("ALLOCATION_LIMIT");

      limit = given != NULL ? strtoul (given, NULL, 10) : SIZE_MAX;
    }
  if (size < limit)
    return 0;
  errno = ENOMEM;

  return 1;
}

void *
malloc (size_t size)
{
  return is_refused (size) ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  size_t all;

  if (__builtin_mul_overflow (n, size, &all) || is_refused (all))
    return NULL;

  return __libc_calloc (n, size);
}

void *
realloc (void *block, size_t size)
{
  return is_refused (size) ? NULL : __libc_realloc (block, size);
}
#endif

/* --- the clock on the wall --- */

static time_t
get_error_of_clock (void)
{
  const char *link = getenv ("CLOCK_LINK");
  char seconds[32];

  if (link == NULL || !read_link (link, seconds, sizeof seconds))
    return 0;

  return atol (seconds);
}

int
clock_gettime (clockid_t id, struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, id, now);

  if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
    now->tv_sec += get_error_of_clock ();

  return result;
}

int
gettimeofday (struct timeval *now, void *zone)
{
  struct timespec exact;

  if (clock_gettime (CLOCK_REALTIME, &exact) < 0)
    return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;

  return 0;
}

time_t
time (time_t *where)
{
  struct timespec exact;

  if (clock_gettime (CLOCK_REALTIME, &exact) < 0)
    return -1;
  if (where != NULL)
    *where = exact.tv_sec;

  return exact.tv_sec;
}
