public import ArgumentParser
import ClusterAnalysis

extension AffiliationRule: ExpressibleByArgument {}

extension Convention: ExpressibleByArgument {}
