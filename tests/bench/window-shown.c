// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Starts a program and tells when its window has something painted in it: as the display server
 * sees it, and so alike for whatever the program is made with.
 *
 * Usage: window-shown PROGRAM [ARGUMENT…]
 *
 * Prints the program's process and the milliseconds from its start until its first large window is
 * mapped and has pixels of more than one colour; the program goes on. Needs a display of its own.
 */

#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

#include <glib.h>

/* Smaller ones are tips and helpers. */
#define MIN_WIDTH  300
#define MIN_HEIGHT 200

typedef struct
{
  Display *display;
  int damage_event;
  Window window; /* the one that is watched, or None */
} Watch;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* A window may be gone again when it is asked about. */
static int
ignore_error (Display *display, XErrorEvent *error)
{
  return 0;
}

/* What the program itself says is not for those who read what is said here. */
static pid_t
start (char **argv)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      dup2 (open ("/dev/null", O_WRONLY), STDOUT_FILENO);
      execvp (argv[0], argv);
      _exit (127);
    }

  return pid;
}

static gboolean
has_two_colours (XImage *image)
{
  unsigned long first = XGetPixel (image, 0, 0);

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      if (XGetPixel (image, x, y) != first)
        return TRUE;

  return FALSE;
}

static gboolean
is_painted (Watch *self)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean painted;

  if (!XGetWindowAttributes (self->display, self->window, &attributes))
    return FALSE;
  image = XGetImage (self->display, self->window, 0, 0, attributes.width, attributes.height,
                     AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  painted = has_two_colours (image);
  XDestroyImage (image);

  return painted;
}

/* Takes the first window that is one. */
static void
on_mapped (Watch *self, XMapEvent *event)
{
  XWindowAttributes attributes;

  if (self->window != None || event->override_redirect
      || !XGetWindowAttributes (self->display, event->window, &attributes)
      || attributes.width < MIN_WIDTH || attributes.height < MIN_HEIGHT)
    return;
  self->window = event->window;
  XDamageCreate (self->display, event->window, XDamageReportRawRectangles);
}

/* Returns: when it was painted */
static double
watch (Watch *self)
{
  while (TRUE)
    {
      XEvent event;
      double time;

      XNextEvent (self->display, &event);
      time = now ();
      if (event.type == MapNotify)
        on_mapped (self, &event.xmap);
      else if (event.type != self->damage_event)
        continue;
      if (self->window != None && is_painted (self))
        return time;
    }
}

int
main (int argc, char **argv)
{
  Watch self = { XOpenDisplay (NULL), 0, None };
  int event_base, error_base;
  double begin;
  pid_t pid;

  if (argc < 2 || self.display == NULL
      || !XDamageQueryExtension (self.display, &event_base, &error_base))
    {
      fputs ("window-shown: give a program, and a display that tells of damage\n", stderr);
      return 2;
    }
  self.damage_event = event_base + XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (self.display, DefaultRootWindow (self.display), SubstructureNotifyMask);
  XSync (self.display, False);

  begin = now ();
  pid = start (argv + 1);
  printf ("%d %.3f\n", (int) pid, watch (&self) - begin);

  return 0;
}
