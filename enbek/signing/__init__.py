"""Electronic digital signatures of Kazakhstan: verification of CMS, certificates, trust.

This package imports no Django: it can be used, and published, on its own. What the exchange does with a
verified signature lives in `enbek.signing.acts`.
"""

from enbek.signing.limits import Limits
from enbek.signing.profile import Profile, Role, Usage
from enbek.signing.refused import Refused
from enbek.signing.report import Check, Report, SignerReport, TimeStamp
from enbek.signing.revocation import Policy
from enbek.signing.trust import TrustStore
from enbek.signing.verification import verify

__all__ = [
    "Check", "Limits", "Policy", "Profile", "Refused", "Report", "Role", "SignerReport", "TimeStamp", "TrustStore",
    "Usage", "verify",
]
