/// 1 for 0 and 0 for numbers above, by signs: where a branch would be guessed wrongly half the time.
@inline(__always)
func isZero(_ number: Int32) -> Int { Int(truncatingIfNeeded: UInt32(bitPattern: number &- 1) &>> 31) }
