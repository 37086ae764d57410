from django.urls import path

from schema.root import schema
from schema.view import GraphView

urlpatterns = [path("graphql", GraphView(schema), name="graph")]
