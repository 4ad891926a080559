public import ArgumentParser
import ClusterAnalysis

extension AffiliationRule: ExpressibleByArgument {}

extension CommunityMethod: ExpressibleByArgument {}

extension Convention: ExpressibleByArgument {}

extension GapNull: ExpressibleByArgument {}

extension PairPolicy: ExpressibleByArgument {}
