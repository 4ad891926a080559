#ifndef ISTHMUS_CGRAPHVIZ_SHIM_H
#define ISTHMUS_CGRAPHVIZ_SHIM_H

#include <graphviz/gvc.h>

#endif
