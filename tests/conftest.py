pytest_plugins = [
    "tests.plugins.services",
    "tests.plugins.network",
    "tests.plugins.language",
    "tests.plugins.tenants",
    "tests.plugins.later_release",
    "tests.plugins.graphql",
    "tests.plugins.goldapi",
    "tests.plugins.kavenegar",
    "tests.plugins.platform",
]
