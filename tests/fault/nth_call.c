/* SPDX-License-Identifier: MIT
 *
 * Loaded before the C library (LD_PRELOAD), fails the Nth call that changes a file below a folder, or the Nth
 * allocation after the first such call, or kills the process in its place.  Settings from the environment:
 *
 *   NTH_CALL_BELOW   the folder; its absolute path, since the path of an opened file is compared with it
 *   NTH_CALL_OF      "files" or "memory"
 *   NTH_CALL_NUMBER  N, from 1; 0 counts only
 *   NTH_CALL_HOW     ENOSPC, EIO, ENOMEM or KILL
 *   NTH_CALL_STAYS   if set, all calls from the Nth on fail, as on a disk that stays full
 *   NTH_CALL_REPORT  a file outside the folder, that gets the number of calls when the process ends
 *   NTH_CALL_TRACE   a file outside the folder, that gets a line for each call: its name, a tabulator and the path
 *
 * Counted are: opening for writing, write, writev, pwrite, fsync, fdatasync, ftruncate, rename and mkdir.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* The allocators of the C library under their own names: dlsym allocates itself. */
extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* memory, size_t size);

static const char* below;
static size_t below_length;
static long number;
static int how = EIO; /* 0: kill */
static int stays;
static int of_memory;
static int asked; /* the settings are read */
static atomic_int begun;
static atomic_long calls;

__attribute__((constructor)) static void read_settings(void) {
  below = getenv("NTH_CALL_BELOW");
  below_length = below ? strlen(below) : 0;
  const char* text = getenv("NTH_CALL_NUMBER");
  number = text ? strtol(text, NULL, 10) : 0;
  text = getenv("NTH_CALL_HOW");
  if (text) {
    how = !strcmp(text, "ENOSPC") ? ENOSPC : !strcmp(text, "ENOMEM") ? ENOMEM : !strcmp(text, "KILL") ? 0 : EIO;
  }
  stays = getenv("NTH_CALL_STAYS") != NULL;
  text = getenv("NTH_CALL_OF");
  of_memory = text && !strcmp(text, "memory");
  asked = 1;
}

__attribute__((destructor)) static void report(void) {
  const char* file = getenv("NTH_CALL_REPORT");
  char text[32];
  const int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
  const long descriptor =
      file ? syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
  if (descriptor >= 0) {
    syscall(SYS_write, descriptor, text, (size_t)length);
    syscall(SYS_close, descriptor);
  }
}

/* Counts a call; says whether it fails, with errno set. */
static int strikes(void) {
  const long call = atomic_fetch_add(&calls, 1) + 1;
  if (number == 0 || call < number || (call > number && !stays)) {
    return 0;
  }
  if (how == 0) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  }
  errno = how;
  return 1;
}

/* Where a call is told, before it happens. */
static void trace(const char* call, const char* path) {
  const char* file = getenv("NTH_CALL_TRACE");
  char text[4200];
  const int length = snprintf(text, sizeof text, "%s\t%s\n", call, path);
  const long descriptor =
      file ? syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
  if (descriptor >= 0) {
    syscall(SYS_write, descriptor, text, (size_t)length);
    syscall(SYS_close, descriptor);
  }
}

static int is_below(const char* path) {
  return asked && below && path && !strncmp(path, below, below_length) && path[below_length] == '/';
}

static int file_strikes(void) {
  atomic_store(&begun, 1);
  return !of_memory && strikes();
}

static int path_strikes(const char* call, const char* path) {
  if (!is_below(path)) {
    return 0;
  }
  trace(call, path);
  return file_strikes();
}

static int descriptor_strikes(const char* call, int descriptor) {
  char link[64];
  char path[4096];
  if (descriptor <= STDERR_FILENO || !below) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) {
    return 0;
  }
  path[length] = '\0';
  return path_strikes(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITES(flags) (((flags)&O_ACCMODE) != O_RDONLY || ((flags)&O_CREAT))

#define MODE_OF(flags)                        \
  mode_t mode = 0;                            \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {    \
    va_list rest;                             \
    va_start(rest, flags);                    \
    mode = va_arg(rest, mode_t);              \
    va_end(rest);                             \
  }

int open(const char* path, int flags, ...) {
  MODE_OF(flags)
  return WRITES(flags) && path_strikes("open", path) ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  MODE_OF(flags)
  return WRITES(flags) && path_strikes("open", path) ? -1 : REAL(open64)(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return WRITES(flags) && path_strikes("open", path) ? -1 : REAL(openat)(folder, path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
  return strpbrk(mode, "wa+") && path_strikes("open", path) ? NULL : REAL(fopen)(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  return strpbrk(mode, "wa+") && path_strikes("open", path) ? NULL : REAL(fopen64)(path, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(write)(descriptor, bytes, size);
}

ssize_t writev(int descriptor, const struct iovec* parts, int count) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(writev)(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(pwrite)(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(pwrite64)(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
  return descriptor_strikes("sync", descriptor) ? -1 : REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
  return descriptor_strikes("sync", descriptor) ? -1 : REAL(fdatasync)(descriptor);
}

int ftruncate(int descriptor, off_t size) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(ftruncate)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  return descriptor_strikes("write", descriptor) ? -1 : REAL(ftruncate64)(descriptor, size);
}

int rename(const char* from, const char* to) {
  if (is_below(from)) {
    trace("from", from);
  }
  return path_strikes("rename", to) ? -1 : REAL(rename)(from, to);
}

int mkdir(const char* path, mode_t mode) {
  return path_strikes("mkdir", path) ? -1 : REAL(mkdir)(path, mode);
}

static int memory_strikes(void) {
  return of_memory && atomic_load(&begun) && strikes();
}

void* malloc(size_t size) {
  return memory_strikes() ? NULL : __libc_malloc(size);
}

void* calloc(size_t count, size_t size) {
  return memory_strikes() ? NULL : __libc_calloc(count, size);
}

void* realloc(void* memory, size_t size) {
  return memory_strikes() ? NULL : __libc_realloc(memory, size);
}
