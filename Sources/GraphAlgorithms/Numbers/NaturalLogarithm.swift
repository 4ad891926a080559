// The one file that takes a mathematical function from the C library.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logarithm to the base e of a number above 0.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// e to a power.
func exponential(_ x: Double) -> Double { exp(x) }
