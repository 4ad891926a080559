// The one file here that needs the C library: the error function.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The chance that a normal number lies at least as many standard deviations from its mean, on either side.
func twoSidedNormalTail(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
