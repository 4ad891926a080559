#ifndef ISTHMUS_CLIBZIP_SHIM_H
#define ISTHMUS_CLIBZIP_SHIM_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/// A source that owns a copy of some bytes; null if there is no memory.
static inline zip_source_t *isthmus_copied_source(const void *bytes, zip_uint64_t count, zip_error_t *error) {
  void *copy = NULL;
  if (count > 0) {
    copy = malloc(count);
    if (!copy) {
      zip_error_set(error, ZIP_ER_MEMORY, 0);
      return NULL;
    }
    memcpy(copy, bytes, count);
  }
  zip_source_t *source = zip_source_buffer_create(copy, count, 1, error);
  if (!source) free(copy);
  return source;
}

#endif
