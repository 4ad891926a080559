#ifndef ISTHMUS_CXLSXWRITER_SHIM_H
#define ISTHMUS_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
