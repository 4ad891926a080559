#ifndef ISTHMUS_CZLIB_SHIM_H
#define ISTHMUS_CZLIB_SHIM_H

#include <zlib.h>

/// Starts to unpack gzip with the largest window; Swift cannot import the macro `inflateInit2`.
static inline int isthmus_inflate_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
