using Hardware.Hdl.Tests;

namespace Hardware.Hdl.Model.Tests;

public class ModelOptionsTests
{
    [Fact]
    public void Every_lever_has_its_place_in_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "compiled-model.md"));
        Assert.All(typeof(ModelOptions).GetProperties().Where(p => p.Name != nameof(ModelOptions.Default)),
            lever => Assert.Matches($"`(ModelOptions\\.)?{lever.Name}`", document));
    }
}
